package fi.majakka.kb;

import java.util.Optional;

/**
 * Somebody who is responsible for something.
 *
 * @param url its own site
 * @param municipality nominative, where the organisation is a municipality
 */
public record Organisation(String id, Text name, String url, Optional<String> municipality) {}

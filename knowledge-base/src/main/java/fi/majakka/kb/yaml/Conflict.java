package fi.majakka.kb.yaml;

import java.util.Optional;

/**
 * A field that two people changed in different ways; empty values are absent fields.
 *
 * @param base what both began with
 * @param mine what this draft says
 * @param theirs what was published since
 */
public record Conflict(
    Field field, Optional<Value> base, Optional<Value> mine, Optional<Value> theirs) {}

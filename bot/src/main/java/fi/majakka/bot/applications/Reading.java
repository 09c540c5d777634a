package fi.majakka.bot.applications;

import java.time.LocalDate;

/**
 * That an employer had an application before their eyes on a day.
 *
 * @param employer name of the employer
 * @param on Finnish day
 * @param times how often on that day
 */
public record Reading(String employer, LocalDate on, int times) {}

package dev.lundi.relay;

import java.time.LocalDate;

/**
 * How a relay whose address nobody knows yet earns its name: by a number of mails a day
 * that grows.
 *
 * @param firstDay how many mails on the first day
 * @param growth by which each day's number is multiplied for the next
 * @param since the first day
 */
public record WarmUp(int firstDay, double growth, LocalDate since) {
}

package dev.lundi.delivery;

import java.util.Map;

/**
 * How a mailing stands, as counted a moment ago.
 *
 * @param waiting how many deliveries wait to be sent, by domain group
 * @param perSecond how many were settled a second, over the last seconds
 */
public record Standing(MailingProgress progress, Map<String, Long> waiting, double perSecond) {
}

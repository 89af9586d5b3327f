package dev.lundi.desk;

import java.util.List;

/**
 * An issue in an editor's list.
 *
 * @param week as addresses write it
 * @param state of the issue, in message keys
 * @param day on which its run is or was due, in words
 * @param counts of its deliveries; empty before its mailing is prepared
 */
record IssueOnDesk(String week, int number, String title, String subject, String state, String day,
		List<DeliveryCount> counts) {
}

package dev.lundi.notice;

import java.time.LocalDateTime;

/**
 * What {@code email-templates/draft/} and {@code empty/}, to editors, and
 * {@code email-templates/trouble/}, to operators, receive as {@code mail}.
 *
 * @param newsletter its name for readers
 * @param language of that name and of the title, as a BCP 47 tag
 * @param week that the issue covers, such as {@code 2026-W47}
 * @param title of the issue; empty when there is none yet
 * @param reason why its mailing waits, in words; empty for a draft
 * @param since when it began to wait, by the newsletter's clock: the mail may be late
 * @param url the page of the desk or of the console where something can be done
 */
public record StaffMail(String newsletter, String language, String week, String title, String reason,
		LocalDateTime since, String url) {
}

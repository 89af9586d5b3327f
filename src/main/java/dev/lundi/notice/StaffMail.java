package dev.lundi.notice;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What {@code email-templates/draft/}, to editors, and {@code email-templates/trouble/},
 * to operators, receive as {@code mail}.
 *
 * @param newsletter its name for readers
 * @param language of that name and of the title, as a BCP 47 tag
 * @param week that the issue covers, such as {@code 2026-W47}
 * @param title of the issue; empty when there is none yet
 * @param reason why its mailing waits, in words; empty for editors
 * @param sendsAt when it goes out, by the newsletter's clock; null when that is not set
 * @param url the page of the desk or of the console where something can be done
 */
public record StaffMail(String newsletter, String language, String week, String title, String reason,
		@Nullable LocalDateTime sendsAt, String url) {
}

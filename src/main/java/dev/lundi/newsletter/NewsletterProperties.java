package dev.lundi.newsletter;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.content.SourceSettings;
import dev.lundi.rendering.Design;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code lundi.newsletters} properties.
 *
 * @param newsletters the newsletters of this site, by slug
 */
@ConfigurationProperties("lundi")
record NewsletterProperties(@DefaultValue Map<String, Declaration> newsletters) {

	/**
	 * One newsletter as declared, before it is checked.
	 *
	 * @param name its name for readers; its slug when there is none
	 * @param from header form of the sender, {@code Name <address>}; required
	 * @param replyTo address that answers go to; the sender's when there is none
	 * @param language of its content, and of its mails to readers who chose none
	 * @param zone IANA zone in which its weeks begin and its schedule runs; the machine's
	 * when there is none
	 * @param postalAddress where its publisher lives, on one line
	 * @param source where its weeks come from; required
	 * @param editors addresses that get a mail when an issue waits for approval
	 * @param segment name of the segment, made at the console, to which its weekly issue
	 * goes; all its readers when there is none
	 */
	record Declaration(@Nullable String name, @Nullable String from, @Nullable String replyTo,
			@DefaultValue("fr") Locale language, @Nullable ZoneId zone, @DefaultValue("") String postalAddress,
			@Nullable SourceSettings source, @DefaultValue Schedule schedule, @DefaultValue CommentRules comments,
			@DefaultValue WeekRules week, @DefaultValue Design design, @DefaultValue List<String> editors,
			@Nullable String segment) {
	}

}

package dev.lundi.preview;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.lundi.issue.Issue;
import dev.lundi.mail.OutgoingEmail;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.subscriber.Subscriber;

import org.springframework.stereotype.Component;

/** Lays the mail of an issue out for a page that shows it. */
@Component
public class PreviewSheet {

	private final Readers readers;

	private final Previews previews;

	private final EmailTemplates templates;

	PreviewSheet(Readers readers, Previews previews, EmailTemplates templates) {
		this.readers = readers;
		this.previews = previews;
		this.templates = templates;
	}

	/**
	 * What the page's template receives; empty when there is no such reader.
	 * @param searched a part of a subscriber's name or address; empty when nobody is
	 * searched
	 */
	public Optional<Map<String, Object>> of(Issue issue, Look look, String searched) {
		return readers.find(look.as()).map((reader) -> {
			Map<String, Object> sheet = mail(issue, reader, look);
			sheet.put("personas", Persona.values());
			sheet.put("reader", reader);
			sheet.put("searched", searched);
			sheet.put("templates", templates);
			sheet.put("found", readers.search(issue.newsletter(), searched));
			return sheet;
		});
	}

	private Map<String, Object> mail(Issue issue, Subscriber reader, Look look) {
		Map<String, Object> sheet = new HashMap<>();
		OutgoingEmail mail = previews.mail(issue, reader);
		sheet.put("mail", mail.rendered());
		if (look.at("part").equals("source")) {
			sheet.put("source", new String(previews.source(mail), StandardCharsets.UTF_8));
		}
		return sheet;
	}

}

package dev.lundi.preview;

import dev.lundi.rendering.EmailTemplates;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells an open preview when templates have changed. */
@RestController
class TemplateVersionController {

	private final EmailTemplates templates;

	TemplateVersionController(EmailTemplates templates) {
		this.templates = templates;
	}

	@GetMapping(path = "/desk/templates", produces = MediaType.TEXT_PLAIN_VALUE)
	String version() {
		return String.valueOf(templates.version());
	}

}

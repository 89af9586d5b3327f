package dev.lundi.bench;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.yaml.snakeyaml.Yaml;

import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * The mails of the loop, with the words of the others: Thymeleaf with its cache,
 * MimeMessageHelper, JavaMailSender with TCP_NODELAY.
 */
final class LoopMails {

	private static final String STYLE = "margin:0 0 18px;padding:0;font-family:Georgia,'Times New Roman',Times,serif;"
			+ "font-size:17px;font-weight:400;line-height:1.6;mso-line-height-rule:exactly;color:#22201c;"
			+ "word-break:break-word;hyphens:auto;-webkit-hyphens:auto;-webkit-text-size-adjust:100%;text-size-adjust:100%";

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

	private final Map<String, Object> issue;

	LoopMails(int port) {
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		Properties properties = new Properties();
		properties.put("mail.smtp.socketFactory", new LoopSockets());
		sender.setJavaMailProperties(properties);
		templates.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
		templates.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
		String editorial = Fixture.read("editorial.md");
		this.issue = Map.of("newsletter", "La lettre du banc", "title", Fixture.TITLE, "standfirst", Fixture.STANDFIRST,
				"styles", Fixture.read("/email-templates/styles.css"), "style", STYLE, "editorial", html(editorial),
				"text", editorial, "comments", comments(), "web", "https://lundi.example/n/banc/issues/2026-W10");
	}

	/** With the styles at the elements, as mail programs want them. */
	private static String html(String markdown) {
		String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
		return html.replace("<p>", "<p style=\"" + STYLE + "\">");
	}

	private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LoopMails.class.getClassLoader());
		resolver.setPrefix("dev/lundi/bench/");
		resolver.setResolvablePatterns(Set.of(pattern));
		resolver.setTemplateMode(mode);
		resolver.setCharacterEncoding("UTF-8");
		return resolver;
	}

	/** Five of them, as the others choose five. */
	private static List<Map<String, Object>> comments() {
		List<Map<String, Object>> all = new Yaml().load(Fixture.read("comments.yaml"));
		return all.stream().filter((comment) -> !comment.containsKey("parent")).limit(5).toList();
	}

	void send(List<Reader> readers) {
		sender.send(readers.stream().map(this::message).toArray(MimeMessage[]::new));
	}

	private MimeMessage message(Reader reader) {
		try {
			String unsubscribe = "https://lundi.example/unsubscribe/AQAAAAAAAAAB" + reader.id();
			Context model = model(reader.language(), reader.name(), unsubscribe);
			MimeMessageHelper mail = new MimeMessageHelper(sender.createMimeMessage(), true, "UTF-8");
			mail.setFrom("lettre@lundi.example", "La lettre du banc");
			mail.setTo(reader.email());
			mail.setSubject(Fixture.TITLE);
			mail.setText(templates.process("loop.txt", model), templates.process("loop.html", model));
			MimeMessage message = mail.getMimeMessage();
			message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
			message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
			return message;
		}
		catch (MessagingException | UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Context model(String language, @Nullable String name, String unsubscribe) {
		Context model = new Context(Locale.forLanguageTag(language), issue);
		model.setVariable("language", language);
		model.setVariable("name", name);
		model.setVariable("unsubscribe", unsubscribe);
		return model;
	}

	/**
	 * The same mail as a template for Handlebars, where nothing is left to do but the
	 * personal places.
	 */
	String handlebars(String template) {
		return templates.process(template, model("fr", "{{name}}", "{{unsubscribe}}"));
	}

	/** A subscriber as the loop reads it. */
	record Reader(long id, String email, @Nullable String name, String language) {
	}

}

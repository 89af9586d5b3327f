package dev.lundi.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
				"preheader", Fixture.STANDFIRST, "editorial",
				HtmlRenderer.builder().build().render(Parser.builder().build().parse(editorial)), "text", editorial,
				"comments", comments(), "web", "https://lundi.example/n/banc/issues/2026-W10");
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
			Context model = new Context(Locale.forLanguageTag(reader.language()), issue);
			model.setVariable("name", reader.name());
			model.setVariable("language", reader.language());
			String unsubscribe = "https://lundi.example/unsubscribe/AQAAAAAAAAAB" + reader.id();
			model.setVariable("unsubscribe", unsubscribe);
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

	/** Octets of one mail. */
	long length() {
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			message(new Reader(1, "ada@example.org", "Ada", "fr")).writeTo(out);
			return out.size();
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A subscriber as the loop reads it. */
	record Reader(long id, String email, @Nullable String name, String language) {
	}

}

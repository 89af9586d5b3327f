package dev.lundi.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Nu Html Checker of the W3C: what is wrong with a page or a mail as HTML and CSS.
 */
public final class Markup {

	/**
	 * Thymeleaf ends void elements with a slash, which HTML allows; not every part needs
	 * a heading (axe-core knows which do); and whatever people typed is shown to them
	 * again.
	 */
	private static final Pattern ALLOWED = Pattern
		.compile("Trailing slash on void elements|(?:Article|Section) lacks heading|U\\+0000|Forbidden code point"
				+ "|value “.*” for attribute “value” on element “input”|attribute “value” .* Normalization Form|XML 1.0"
				+ "|missing .*: “multiple”, “type”");

	/**
	 * What Outlook and older Apple Mails need: their own properties, and sizes as
	 * attributes, which HTML has retired.
	 */
	private static final Pattern ALLOWED_IN_MAILS = Pattern
		.compile("Property “(?:mso-[a-z-]+|supported-color-schemes)” doesn't exist"
				+ "|attribute on the “(?:table|td|img)” element is obsolete");

	/** Whatever differs from page to page and says nothing of how they are built. */
	private static final Pattern PASSING = Pattern.compile("value=\"[^\"]*\"|[\\w-]{20,}|\\d+");

	private static final Set<String> VALID = ConcurrentHashMap.newKeySet();

	private Markup() {
	}

	/** Faults and warnings of a page, with their place; none when it is valid. */
	public static List<String> faults(String html) {
		return faults(html, ALLOWED.asPredicate());
	}

	/** A page that is valid, or a part of one; the same page is looked at once. */
	public static Document valid(String html) {
		if (html.contains("<html") && VALID.add(PASSING.matcher(html).replaceAll("0"))) {
			assertThat(faults(html)).isEmpty();
		}
		return Jsoup.parse(html);
	}

	/** The same of a mail. */
	public static List<String> faultsOfMail(String html) {
		return faults(html, ALLOWED.asPredicate().or(ALLOWED_IN_MAILS.asPredicate()));
	}

	private static List<String> faults(String html, Predicate<String> allowed) {
		try {
			EmbeddedValidator validator = new EmbeddedValidator();
			validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
			validator.setNoLangDetect(true);
			return validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
				.lines()
				.filter((line) -> !line.isBlank())
				.filter(allowed.negate())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SAXException ex) {
			throw new AssertionError(ex);
		}
	}

}

package dev.lundi.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.issue.IssueMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a mail leads, and what it weighs. */
class LinkTests {

	/** For an issue of usual length; a publication is refused from 90,000 on. */
	private static final int MOST_OCTETS = 60_000;

	private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+/?\\S*|mailto:[^@\\s]+@\\S+");

	static Stream<Mail> mails() {
		return Mail.every();
	}

	static Stream<Mail> issues() {
		return Mail.issues();
	}

	/** Also means: nobody's redirects, no parameters that tell who clicked. */
	@ParameterizedTest
	@MethodSource("mails")
	void linksToTheVeryAddressesThatItWasGiven(Mail mail) {
		List<String> links = mail.html().select("a").eachAttr("href");
		assertThat(links).isNotEmpty().hasSameSizeAs(mail.html().select("a")).allMatch(ADDRESS.asMatchPredicate());
		assertThat(Addresses.of(mail.model())).containsAll(links);
	}

	@ParameterizedTest
	@MethodSource("mails")
	void showsNoImagesButThoseOfItsContent(Mail mail) {
		List<String> given = new ArrayList<>(Addresses.of(mail.model()));
		given.add(String.valueOf(mail.sample().design().logo()));
		assertThat(given).containsAll(mail.html().select("img").eachAttr("src"));
		assertThat(mail.html().select("img[width=1], img[width=0], img[height=1], img[height=0]")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mails")
	void leavesNoAddressOut(Mail mail) {
		List<String> own = Addresses.ownOf(mail.model());
		assertThat(mail.html().select("a").eachAttr("href")).containsAll(own);
		assertThat(mail.text()).contains(own);
	}

	@ParameterizedTest
	@MethodSource("issues")
	void letsItsReaderLeave(Mail mail) {
		String way = ((IssueMail) mail.model()).footer().unsubscribeUrl();
		Map<String, String> words = Map.of("fr", "Se désabonner", "en", "Unsubscribe");
		assertThat(mail.html().select("a").stream().filter((link) -> link.attr("href").equals(way)))
			.extracting(Element::text)
			.singleElement()
			.matches((text) -> text.equals(words.getOrDefault(mail.language().getLanguage(), text)));
		assertThat(mail.text()).contains("\n" + way + "\n");
	}

	@ParameterizedTest
	@MethodSource("mails")
	void isFarFromWhereMailProgramsCutIt(Mail mail) throws IOException, MessagingException {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		try (OutputStream out = MimeUtility.encode(encoded, "quoted-printable")) {
			out.write(mail.rendered().html().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
		}
		assertThat(encoded.size()).isLessThan(MOST_OCTETS);
	}

}

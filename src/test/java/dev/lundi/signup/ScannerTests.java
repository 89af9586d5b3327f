package dev.lundi.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.browser.Chromium;
import dev.lundi.content.Week;
import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.proof.Size;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.Received;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** H5: mail scanners open every link of every mail, and nothing changes by that. */
class ScannerTests extends SignUpScene {

	private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");

	private static final List<String> SCANNERS = List.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Safelinks",
			"Barracuda Sentinel (EE)", "Mimecast-Scanner", "ProofpointURLDefense", "Cisco-ESA", "TrendMicro WTP",
			"Symantec Email Security.cloud", "FireEye ETP", "FortiMail", "SophosLabs", "Forcepoint ESG",
			"Trustwave SEG", "Zscaler", "Google-Safety", "YahooMailProxy", "BitdefenderAS", "Avira-Scanner",
			"ESET-LiveGrid", "curl/8.5.0", "python-requests/2.31");

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private WeeklyRuns runs;

	@Test
	void openingEveryLinkChangesNothing() {
		openEveryLink(10);
	}

	@Test
	@Tag("proof")
	void soItIsForAThousandMails() {
		openEveryLink(Size.of("H5.mails", 1000));
	}

	private void openEveryLink(int readers) {
		mail(readers);
		List<String> links = relay.received().stream().flatMap(ScannerTests::links).toList();
		assertThat(links).as("ways out, preferences, pages, a confirmation").hasSizeGreaterThan(3 * readers);
		String before = checksum();
		Optional<Chromium> browser = Chromium.start();
		for (int i = 0; i < links.size(); i++) {
			for (String method : METHODS) {
				assertThat(ask(method, links.get(i), Map.of(), "User-Agent", SCANNERS.get(i % SCANNERS.size()))
					.statusCode()).as(links.get(i)).isEqualTo(200);
			}
			String link = links.get(i);
			browser.filter((open) -> link.contains("/confirm/") || link.contains("/unsubscribe/"))
				.ifPresent((open) -> open.open(url(link)));
		}
		browser.ifPresent(Chromium::close);
		assertThat(checksum()).isEqualTo(before);
	}

	private void mail(int readers) {
		db.sql("truncate issue, weekly_run cascade").update();
		List<NewSubscriber> people = IntStream.range(0, readers)
			.mapToObj((n) -> new NewSubscriber(EmailAddress.parse("lectrice%d@example.org".formatted(n)), "Lectrice",
					Locale.FRENCH))
			.toList();
		subscribers.addConfirmed("edito", people);
		subscribe("edito", "new@example.org");
		runs.start("edito", Week.parse("2026-W10"), "test").join();
		assertThat(mails(readers + 1)).hasSize(readers + 1);
	}

	private static Stream<String> links(Received mail) {
		return Jsoup.parse(read(mail).html())
			.select("a[href]")
			.eachAttr("href")
			.stream()
			.filter((link) -> link.startsWith("https://lundi.example/"))
			.map((link) -> link.replace("https://lundi.example", "").replaceFirst("#.*", ""))
			.distinct();
	}

	/** Of all tables that a link could have to do with. */
	private String checksum() {
		List<String> sums = new ArrayList<>();
		for (String table : List.of("subscriber", "subscription", "consent", "notice", "suppression", "delivery",
				"issue", "unsubscribe_reason", "sign_up_network")) {
			sums.add(db
				.sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from %s t".formatted(table))
				.query(String.class)
				.single());
		}
		return String.join(",", sums);
	}

}

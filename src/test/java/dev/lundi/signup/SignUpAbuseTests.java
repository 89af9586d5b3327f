package dev.lundi.signup;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.mail.EmailAddress;
import dev.lundi.proof.Figures;
import dev.lundi.proof.Size;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** S8 and S10: the form in the hands of somebody who means harm. */
@Tag("proof")
class SignUpAbuseTests extends SignUpScene {

	private static final int NETWORKS = 500;

	private static final int A_MINUTE = 60;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private Suppressions suppressions;

	private String stamp = "";

	/** Whom a request is about. */
	private enum Kind {

		NEW, KNOWN, SUPPRESSED, NO_SUCH_DOMAIN

	}

	@Test
	void theAnswerTakesAsLongWhoeverAsks() {
		int times = Size.of("S8.times", 1000);
		Figures figures = new Figures("S8");
		for (int i = 0; i < times; i++) {
			subscribers.addConfirmed("edito",
					List.of(new NewSubscriber(EmailAddress.parse(address(Kind.KNOWN, i)), null, Locale.FRENCH)));
			suppressions.add(EmailAddress.parse(address(Kind.SUPPRESSED, i)), SuppressionReason.OBJECTION);
		}
		stampNow();
		Map<Kind, List<Long>> nanos = new EnumMap<>(Kind.class);
		for (int i = -times / 10; i < times; i++) {
			for (Kind kind : Kind.values()) {
				long start = System.nanoTime();
				ask(address(kind, i), Math.floorMod(i, NETWORKS));
				long taken = System.nanoTime() - start;
				if (i >= 0) {
					nanos.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(taken);
				}
			}
		}
		Map<Kind, Double> medians = new EnumMap<>(Kind.class);
		nanos.forEach((kind, all) -> medians.put(kind, median(all)));
		figures.say("%d times each, median in ms: %s".formatted(times, medians));
		double slowest = medians.values().stream().max(Comparator.naturalOrder()).orElseThrow();
		double fastest = medians.values().stream().min(Comparator.naturalOrder()).orElseThrow();
		assertThat(slowest - fastest).isLessThan(5);
	}

	private static double median(List<Long> nanos) {
		return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
	}

	private static String address(Kind kind, int number) {
		String domain = (kind == Kind.NO_SUCH_DOMAIN) ? "no-such-domain.example" : "example.org";
		return "%s%d@%s".formatted(kind.name().toLowerCase(Locale.ROOT), number, domain);
	}

	@Test
	void oneVictimGetsOneMail() {
		int requests = Size.of("S10.requests", 10_000);
		Figures figures = new Figures("S10");
		stampNow();
		for (int i = 0; i < requests; i++) {
			ask("victim@example.org", i % NETWORKS);
		}
		assertThat(mails(1)).hasSize(1);
		figures.say("%d requests from %d networks for one address: 1 mail".formatted(requests, NETWORKS));
	}

	@Test
	void manyVictimsGetSixtyMailsAMinuteAndAReaderIsServedBetweenThem() {
		int requests = Size.of("S10.requests", 10_000);
		Figures figures = new Figures("S10");
		stampNow();
		for (int i = 0; i < requests; i++) {
			ask("victim%d@example.org".formatted(i), i % NETWORKS);
		}
		assertThat(ask("reader@example.com", NETWORKS).statusCode()).isEqualTo(200);
		int minutes = 0;
		while (!relay.copies().containsKey("reader@example.com")) {
			Until.holds("this minute's mails have left", () -> attemptedWithinAMinute() == A_MINUTE);
			clock.advance(Duration.ofMinutes(1));
			minutes++;
		}
		figures.say("%d requests from %d networks for as many addresses: %d mails in %d minutes, then a reader's"
			.formatted(requests, NETWORKS, relay.received().size(), minutes));
		assertThat(minutes).isLessThanOrEqualTo(NETWORKS / A_MINUTE + 2);
		assertThat(relay.copies().values()).allMatch((copies) -> copies == 1);
		assertThat(mostWithinAMinute()).isEqualTo(A_MINUTE);
	}

	private long attemptedWithinAMinute() {
		return db.sql("select count(*) from notice where attempted_at > ?")
			.param(clock.instant().minus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
	}

	private long mostWithinAMinute() {
		return db.sql("""
				select max(many) from (select count(*) over (order by attempted_at
				  range between current row and interval '59.999 seconds' following) as many
				  from notice where attempted_at is not null) windows
				""").query(Long.class).single();
	}

	private void stampNow() {
		stamp = stamp("edito");
		clock.advance(Duration.ofSeconds(2));
	}

	/** From the network of that number. */
	private HttpResponse<String> ask(String email, int network) {
		return post("/n/edito/subscriptions", Map.of("email", email, "stamp", stamp), "X-Forwarded-For",
				"203.0.%d.%d".formatted(network / 250, network % 250));
	}

}

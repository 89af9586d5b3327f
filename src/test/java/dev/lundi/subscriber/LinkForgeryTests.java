package dev.lundi.subscriber;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.subscriber.LinkTokens.Access;
import dev.lundi.subscriber.SubscriberLinks.Confirmation;
import dev.lundi.subscriber.SubscriberLinks.Subscription;
import dev.lundi.support.TestInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** S6: links that were put together from links that are good. */
class LinkForgeryTests {

	private static final int FORGERIES = 100_000;

	private final LinkTokens tokens = new LinkTokens(TestInstance.keys());

	private final Random random = new Random(20261123);

	/** Of many people, newsletters and purposes. */
	private final List<String> good = IntStream.range(0, 60)
		.boxed()
		.flatMap((n) -> Stream.of(tokens.unsubscribe(new Subscription((n % 2 == 0) ? "edito" : "relu", n)),
				tokens.preferences(new Access(n, LocalDate.of(2026, 12, 1).plusDays(n))),
				tokens.confirmation(new Confirmation("edito", n, Instant.parse("2026-12-23T10:15:30Z")))))
		.toList();

	private final Set<String> known = new HashSet<>(good);

	private final List<Function<String, Optional<?>>> readings = List.of(tokens::readUnsubscribe,
			tokens::readPreferences, tokens::readConfirmation);

	@Test
	void ofAHundredThousandNoneIsAccepted() {
		assertThat(good).allMatch(this::isAccepted);
		assertThat(Stream.generate(this::forged).filter((token) -> !known.contains(token)).limit(FORGERIES))
			.noneMatch(this::isAccepted);
	}

	private boolean isAccepted(String token) {
		return readings.stream().anyMatch((reading) -> reading.apply(token).isPresent());
	}

	/** Bits flipped, an end cut off, the head of one on the tail of another. */
	private String forged() {
		byte[] bytes = bytes(any());
		byte[] other = bytes(any());
		int cut = 1 + random.nextInt(bytes.length - 1);
		byte[] forged = switch (random.nextInt(4)) {
			case 0 -> Arrays.copyOf(bytes, cut);
			case 1 ->
				joined(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(other, Math.min(cut, other.length), other.length));
			case 2 -> joined(Arrays.copyOf(bytes, bytes.length - 16),
					Arrays.copyOfRange(other, other.length - 16, other.length));
			default -> bytes.clone();
		};
		for (int flips = random.nextInt(3); flips > 0 || Arrays.equals(forged, bytes); flips--) {
			forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
	}

	private String any() {
		return good.get(random.nextInt(good.size()));
	}

	private static byte[] bytes(String token) {
		return Base64.getUrlDecoder().decode(token);
	}

	private static byte[] joined(byte[] head, byte[] tail) {
		byte[] joined = Arrays.copyOf(head, head.length + tail.length);
		System.arraycopy(tail, 0, joined, head.length, tail.length);
		return joined;
	}

	/**
	 * Whether fifteen octets of sixteen are right or none takes the same time: the ranks
	 * of both (Mann and Whitney) differ by no more than chance. One in a hundred honest
	 * trials says otherwise, one in a million three times in a row.
	 */
	@Test
	@Tag("proof")
	void aSignatureThatIsAlmostRightTakesNoLonger() {
		byte[] almost = bytes(good.getFirst());
		almost[almost.length - 1] ^= 1;
		byte[] wrong = bytes(good.getFirst());
		for (int i = wrong.length - 16; i < wrong.length; i++) {
			wrong[i] ^= 0x55;
		}
		List<String> both = Stream.of(almost, wrong)
			.map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
			.toList();
		measured(both);
		assertThat(IntStream.range(0, 3).mapToDouble((_) -> deviation(measured(both))).min().orElseThrow())
			.isLessThan(2.576);
	}

	/** Nanoseconds of each, taken in turns of random order. */
	private long[][] measured(List<String> both) {
		long[][] times = new long[2][FORGERIES];
		for (int i = 0; i < FORGERIES; i++) {
			int first = random.nextInt(2);
			for (int which : new int[] { first, 1 - first }) {
				long start = System.nanoTime();
				boolean accepted = tokens.readUnsubscribe(both.get(which)).isPresent();
				times[which][i] = System.nanoTime() - start;
				assertThat(accepted).isFalse();
			}
		}
		return times;
	}

	/** How many standard deviations the sum of ranks is away from what chance gives. */
	private static double deviation(long[][] times) {
		long[] sorted = Stream.of(times).flatMapToLong(Arrays::stream).sorted().toArray();
		double ranks = Arrays.stream(times[0]).mapToDouble((time) -> rank(sorted, time)).sum();
		double n = times[0].length;
		double deviation = Math.sqrt(n * n * (2 * n + 1) / 12);
		return Math.abs(ranks - n * (2 * n + 1) / 2) / deviation;
	}

	/** The middle one of all equal ones. */
	private static double rank(long[] sorted, long time) {
		return (lower(sorted, time) + lower(sorted, time + 1) + 1) / 2.0;
	}

	private static int lower(long[] sorted, long time) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (sorted[middle] < time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}

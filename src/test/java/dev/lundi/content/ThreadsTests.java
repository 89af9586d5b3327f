package dev.lundi.content;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ThreadsTests {

	private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

	@Test
	void commentsAreSortedOldestFirstAndByNumberWithinASecond() {
		var settled = Threads.settle(List.of(comment("10", null, 5), comment("9", null, 5), comment("11", null, 9)),
				NOW);
		assertThat(settled).extracting(Comment::id).containsExactly("11", "9", "10");
	}

	@Test
	void aReplyWhoseParentIsNotThereBecomesATopComment() {
		var settled = Threads.settle(List.of(comment("1", null, 3), comment("2", "1", 2), comment("3", "99", 1)), NOW);
		assertThat(settled).extracting(Comment::id, Comment::parent)
			.containsExactly(tuple("1", null), tuple("2", "1"), tuple("3", null));
	}

	@Test
	void whatIsDatedAfterNowIsLeftOutAndItsRepliesAreKept() {
		var settled = Threads.settle(List.of(comment("1", null, -1), comment("2", "1", 0)), NOW);
		assertThat(settled).extracting(Comment::id, Comment::parent).containsExactly(tuple("2", null));
	}

	@Test
	void aCircleIsOpened() {
		var settled = Threads.settle(
				List.of(comment("1", "1", 5), comment("2", "3", 4), comment("3", "2", 3), comment("4", "3", 2)), NOW);
		assertThat(settled).extracting(Comment::id, Comment::parent)
			.containsExactly(tuple("1", null), tuple("2", null), tuple("3", null), tuple("4", "3"));
	}

	@Test
	void aThreadOfAHundredThousandRepliesIsKept() {
		var chain = IntStream.range(0, 100_000)
			.mapToObj(index -> comment("" + index, index == 0 ? null : "" + (index - 1), 200_000 - index))
			.toList();
		assertThat(Threads.settle(chain, NOW)).isEqualTo(chain);
	}

	private static Comment comment(String id, @Nullable String parent, int secondsAgo) {
		return new Comment(id, parent, new Byline("Zoé", NOW.minusSeconds(secondsAgo)), "<p>Oui.</p>", null, false);
	}

}

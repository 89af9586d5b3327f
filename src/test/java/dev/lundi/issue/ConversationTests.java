package dev.lundi.issue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.lundi.content.Comment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationTests {

	private final Comment first = Samples.comment("1", "Ada");

	@Test
	void countsWhatStandsBelowAtAnyDepth() {
		Comment second = Samples.answer("2", "1", "Blaise");
		Conversation conversation = new Conversation(List.of(Samples.answer("3", "2", "Chloé"), second, first),
				Duration.ZERO);
		assertThat(conversation.replies(first)).isEqualTo(2);
		assertThat(conversation.repliers(first)).isEqualTo(2);
		assertThat(conversation.replies(second)).isEqualTo(1);
		assertThat(conversation.thread(second)).isEqualTo("1");
	}

	@Test
	void doesNotCountWhoAnswersHerself() {
		Conversation conversation = new Conversation(
				List.of(first, Samples.answer("2", "1", "ADA"), Samples.answer("3", "1", "Blaise")), Duration.ZERO);
		assertThat(conversation.replies(first)).isEqualTo(2);
		assertThat(conversation.repliers(first)).isEqualTo(1);
	}

	@Test
	void seesTheAuthorsAnswerAtAnyDepth() {
		Comment other = Samples.comment("9", "Denis");
		Conversation conversation = new Conversation(
				List.of(first, other, Samples.answer("2", "1", "Blaise"), Samples.byEditorialAuthor("3", "2")),
				Duration.ZERO);
		assertThat(conversation.authorReplied(first)).isTrue();
		assertThat(conversation.authorReplied(other)).isFalse();
	}

	@Test
	void beginsAThreadWithAnAnswerToAnUnknownComment() {
		Comment orphan = Samples.answer("2", "gone", "Ada");
		assertThat(new Conversation(List.of(orphan), Duration.ZERO).thread(orphan)).isEqualTo("2");
	}

	@Test
	void endsWhereAnswersRunInACircle() {
		Comment self = Samples.answer("s", "s", "Ada");
		Comment a = Samples.answer("a", "b", "Blaise");
		Comment b = Samples.answer("b", "a", "Chloé");
		Comment tail = Samples.answer("t", "a", "Denis");
		Conversation conversation = new Conversation(List.of(self, a, b, tail), Duration.ZERO);
		assertThat(List.of(self, a, b)).allSatisfy((comment) -> {
			assertThat(conversation.thread(comment)).isEqualTo(comment.id());
			assertThat(conversation.replies(comment)).isZero();
		});
		assertThat(conversation.thread(tail)).isEqualTo("a");
		assertThat(new Conversation(List.of(tail, b, a), Duration.ZERO).thread(tail)).isEqualTo("a");
	}

	/** A machine can answer itself for ever; that must not cost the square of it. */
	@Test
	void countsAnEndlessLineOfAnswersAsFarAsPeopleTalk() {
		List<Comment> line = IntStream.range(0, 100_000)
			.mapToObj((at) -> (at == 0) ? Samples.comment("0", "Ada") : Samples.answer("" + at, "" + (at - 1), "Ada"))
			.toList();
		Conversation conversation = new Conversation(line.reversed(), Duration.ZERO);
		assertThat(conversation.replies(line.getFirst())).isEqualTo(Conversation.DEPTH);
		assertThat(conversation.replies(line.get(99_990))).isEqualTo(9);
		assertThat(line).allSatisfy((comment) -> assertThat(conversation.thread(comment)).isEqualTo("0"));
	}

	@Test
	void takesEachCommentOnce() {
		assertThat(new Conversation(List.of(first, first), Duration.ZERO).comments()).containsExactly(first);
	}

}

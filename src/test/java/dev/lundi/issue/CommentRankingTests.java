package dev.lundi.issue;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;

import static org.assertj.core.api.Assertions.assertThat;

class CommentRankingTests {

	@Test
	void anotherRankingTakesThePlaceOfTheUsualOne() {
		CommentRanking none = (_, _, _) -> List.of();
		try (AnnotationConfigApplicationContext context = context()) {
			context.registerBean("none", CommentRanking.class, () -> none);
			context.refresh();
			assertThat(context.getBean(CommentRanking.class)).isSameAs(none);
		}
		try (AnnotationConfigApplicationContext context = context()) {
			context.refresh();
			assertThat(context.getBean(CommentRanking.class)
				.rank(Samples.content().comments(), Samples.rules(), DatabaseTest.NOW)).isNotEmpty();
		}
	}

	private static AnnotationConfigApplicationContext context() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(JdbcPostgresDialect.class, () -> JdbcPostgresDialect.INSTANCE);
		context.register(IssueConfiguration.class);
		return context;
	}

}

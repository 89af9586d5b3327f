package dev.lundi.issue;

import java.net.URI;
import java.util.List;

import dev.lundi.content.Week;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.UrlHandlerFilter;

/**
 * Teaches Spring Data the values that an issue is made of, and the readers' pages to bear
 * a slash at their end, and ranks comments in the usual way.
 */
@Configuration(proxyBeanMethods = false)
class IssueConfiguration {

	@Bean
	JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
		return JdbcCustomConversions.of(dialect,
				List.of(new WeekToText(), new TextToWeek(), new UriToText(), new TextToUri()));
	}

	/** Gives way to any other. */
	@Bean
	@Fallback
	CommentRanking commentRanking() {
		return TopComments::rank;
	}

	@Bean
	UrlHandlerFilter trailingSlash() {
		return UrlHandlerFilter.trailingSlashHandler("/n/**").redirect(HttpStatus.PERMANENT_REDIRECT).build();
	}

	@WritingConverter
	private static final class WeekToText implements Converter<Week, String> {

		@Override
		public String convert(Week week) {
			return week.toString();
		}

	}

	@ReadingConverter
	private static final class TextToWeek implements Converter<String, Week> {

		@Override
		public Week convert(String text) {
			return Week.parse(text);
		}

	}

	@WritingConverter
	private static final class UriToText implements Converter<URI, String> {

		@Override
		public String convert(URI uri) {
			return uri.toString();
		}

	}

	@ReadingConverter
	private static final class TextToUri implements Converter<String, URI> {

		@Override
		public URI convert(String text) {
			return URI.create(text);
		}

	}

}

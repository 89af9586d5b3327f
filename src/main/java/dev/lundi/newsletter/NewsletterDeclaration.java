package dev.lundi.newsletter;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

import dev.lundi.content.SourceSettings;
import dev.lundi.content.VotePaths;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.InvalidAddressException;
import dev.lundi.newsletter.NewsletterProperties.Declaration;
import dev.lundi.rendering.Design;
import org.jspecify.annotations.Nullable;

/** Checks a declared newsletter, so that a mistake stops the start and not a Monday. */
record NewsletterDeclaration(String slug, Declaration declared) {

	private static final Pattern SLUG = Pattern.compile("[a-z0-9](-?[a-z0-9])*");

	private static final int LONGEST_SLUG = 40;

	/** The sheet without its margins. */
	private static final int WIDEST_LOGO = 536;

	private static final Duration LONGEST_GRACE = Duration.ofDays(7);

	private static final Duration LONGEST_EXPOSURE = Duration.ofDays(7);

	private static final int LONGEST_ROLL_OVER = 52;

	private static final String ADDRESS = "[^<>@\\s\\p{Cntrl}]+@[^<>@\\s\\p{Cntrl}]+";

	private static final Pattern FROM = Pattern
		.compile("[^<>\\p{Cntrl}]*[^<>\\p{Cntrl}\\s][^<>\\p{Cntrl}]*<%s>".formatted(ADDRESS));

	private static final Pattern REPLY_TO = Pattern.compile(ADDRESS);

	Newsletter newsletter() {
		checkSlug();
		return new Newsletter(slug, name(), declared.language(), zone(), publisher(), source(), declared.schedule(),
				comments(), week(), design(), editors(), present(declared.segment()).orElse(null));
	}

	private void checkSlug() {
		check(SLUG.matcher(slug).matches() && slug.length() <= LONGEST_SLUG, "",
				"has a slug that is not made of at most 40 of a-z, 0-9 and single hyphens between them");
	}

	private String name() {
		String name = present(declared.name()).orElse(slug);
		check(oneLine(name), ".name", "is not one line");
		return name;
	}

	private ZoneId zone() {
		return Optional.ofNullable(declared.zone()).orElseGet(ZoneId::systemDefault);
	}

	private Publisher publisher() {
		String from = required(present(declared.from()), ".from");
		check(FROM.matcher(from).matches(), ".from", "is not a name followed by an address in angle brackets");
		Publisher publisher = new Publisher(from, "", declared.postalAddress().strip());
		check(oneLine(publisher.postalAddress()), ".postal-address", "is not one line");
		return new Publisher(from, replyTo(publisher), publisher.postalAddress());
	}

	private String replyTo(Publisher publisher) {
		String replyTo = present(declared.replyTo()).orElseGet(publisher::address);
		check(REPLY_TO.matcher(replyTo).matches(), ".reply-to", "is not an address");
		return replyTo;
	}

	private SourceSettings source() {
		SourceSettings source = required(Optional.ofNullable(declared.source()), ".source.type");
		required(Optional.ofNullable(source.type()), ".source.type");
		required(Optional.ofNullable(place(source)),
				source.type() == SourceSettings.Type.FOLDER ? ".source.path" : ".source.url");
		checkPattern(source.titlePattern());
		VotePaths votes = source.votes();
		check(votes == null || votes.valid(), ".source.votes", "is not the way to a number in a comment's JSON");
		check(votes == null || source.type() == SourceSettings.Type.WORDPRESS, ".source.votes",
				"means nothing to a source that is not a wordpress");
		return source;
	}

	private static @Nullable Object place(SourceSettings source) {
		return switch (source.type()) {
			case WORDPRESS, FEED -> source.url();
			case FOLDER -> source.path();
		};
	}

	private void checkPattern(@Nullable String titlePattern) {
		try {
			present(titlePattern).ifPresent(Pattern::compile);
		}
		catch (PatternSyntaxException ex) {
			check(false, ".source.title-pattern", "is not a regular expression: " + ex.getDescription());
		}
	}

	private CommentRules comments() {
		CommentRules rules = declared.comments();
		check(rules.top() >= 0, ".comments.top", "is negative");
		check(rules.perAuthor() > 0, ".comments.per-author", "is not at least 1");
		check(rules.perThread() > 0, ".comments.per-thread", "is not at least 1");
		check(rules.minLength() >= 0, ".comments.min-length", "is negative");
		check(!rules.exposure().isNegative() && rules.exposure().compareTo(LONGEST_EXPOSURE) <= 0, ".comments.exposure",
				"is not between 0s and 7d");
		check(rules.echo() >= 0, ".comments.echo", "is negative");
		check(rules.weights().valid(), ".comments.weights", "has a negative weight, or nothing but zeros");
		return rules;
	}

	private WeekRules week() {
		WeekRules rules = declared.week();
		check(!rules.grace().isNegative() && rules.grace().compareTo(LONGEST_GRACE) <= 0, ".week.grace",
				"is not between 0s and 7d");
		check(rules.minimum() > 0, ".week.minimum", "is not at least 1");
		check(rules.rollOver() > 0 && rules.rollOver() <= LONGEST_ROLL_OVER, ".week.roll-over",
				"is not between 1 and %d weeks".formatted(LONGEST_ROLL_OVER));
		return rules;
	}

	/** Whether the templates know what it names is for them to say. */
	private Design design() {
		Design design = declared.design();
		check(design.look().matches("[a-z0-9-]*"), ".design.look", "is not made of a-z, 0-9 and hyphens");
		check(design.logo() == null || String.valueOf(design.logo().getScheme()).matches("(?i)https?"), ".design.logo",
				"is not a web address");
		check(design.logoWidth() > 0 && design.logoWidth() <= WIDEST_LOGO, ".design.logo-width",
				"is not between 1 and %d pixels".formatted(WIDEST_LOGO));
		return design;
	}

	private List<EmailAddress> editors() {
		return IntStream.range(0, declared.editors().size()).mapToObj(this::editor).toList();
	}

	private EmailAddress editor(int index) {
		try {
			return EmailAddress.parse(declared.editors().get(index));
		}
		catch (InvalidAddressException ex) {
			throw invalid(".editors[%d]".formatted(index), "is not an address");
		}
	}

	private static Optional<String> present(@Nullable String text) {
		return Optional.ofNullable(text).map(String::strip).filter((stripped) -> !stripped.isEmpty());
	}

	private static boolean oneLine(String text) {
		return text.codePoints().noneMatch(Character::isISOControl);
	}

	private <T> T required(Optional<T> value, String property) {
		return value.orElseThrow(() -> invalid(property, "is missing"));
	}

	private void check(boolean right, String property, String problem) {
		if (!right) {
			throw invalid(property, problem);
		}
	}

	private InvalidNewsletterException invalid(String property, String problem) {
		return new InvalidNewsletterException("lundi.newsletters.%s%s".formatted(slug, property), problem);
	}

}

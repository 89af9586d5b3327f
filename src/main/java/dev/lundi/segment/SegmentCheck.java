package dev.lundi.segment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

import dev.lundi.newsletter.Newsletters;
import org.jspecify.annotations.Nullable;

/** Makes criteria of a form, or says of each field what is wrong with it. */
final class SegmentCheck {

	private static final int LONGEST_NAME = 60;

	private final Map<String, String> faults = new LinkedHashMap<>();

	private final List<Criterion> criteria = new ArrayList<>();

	private final SegmentForm form;

	private final Newsletters newsletters;

	private SegmentCheck(SegmentForm form, Newsletters newsletters) {
		this.form = form;
		this.newsletters = newsletters;
	}

	static Checked check(SegmentForm form, Newsletters newsletters) {
		SegmentCheck check = new SegmentCheck(form, newsletters);
		check.name();
		check.list("languages", SegmentCheck::language, Criterion.Language::new);
		check.list("zones", Values::place, Criterion.Zone::new);
		check.signedUp();
		check.number("confirmedFor", 1, Criterion.ConfirmedFor::new);
		check.number("mailedLeast", 1, MailCriterion.AtLeast::new);
		check.number("mailedMost", 0, MailCriterion.AtMost::new);
		check.mailed();
		check.day("acceptedSince").map(MailCriterion.AcceptedSince::new).ifPresent(check.criteria::add);
		check.day("cameBackSince").map(Criterion.CameBackSince::new).ifPresent(check.criteria::add);
		check.slugs("reads", NewsletterCriterion.Also::new);
		check.slugs("readsNot", NewsletterCriterion.Not::new);
		return check.checked();
	}

	private Checked checked() {
		if (faults.keySet().stream().allMatch("name"::equals) && criteria.isEmpty()) {
			faults.put("criteria", "none");
		}
		boolean made = faults.keySet().stream().allMatch("name"::equals);
		return new Checked(made ? new Criteria(criteria) : null, faults);
	}

	private void name() {
		String name = form.text("name");
		if (name.isEmpty()) {
			faults.put("name", "none");
		}
		else if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
			faults.put("name", "long");
		}
	}

	private void list(String field, Function<String, Optional<String>> reader,
			Function<List<String>, Criterion> criterion) {
		List<String> typed = Arrays.stream(form.text(field).split("[,;\\n]"))
			.map(String::strip)
			.filter((one) -> !one.isEmpty())
			.toList();
		List<String> read = typed.stream().flatMap((one) -> reader.apply(one).stream()).distinct().toList();
		if (!typed.isEmpty()) {
			add(field, () -> criterion.apply((read.size() < typed.size()) ? List.of() : read));
		}
	}

	private static Optional<String> language(String typed) {
		String tag = Locale.forLanguageTag(typed.replace('_', '-')).toLanguageTag();
		return Optional.of(tag).filter((one) -> !"und".equals(one) && Values.isLanguage(one));
	}

	private void signedUp() {
		LocalDate from = day("signedUpFrom").orElse(null);
		LocalDate to = day("signedUpTo").orElse(null);
		if (from != null || to != null) {
			add("signedUpTo", () -> new Criterion.SignedUp(from, to));
		}
	}

	private Optional<LocalDate> day(String field) {
		String typed = form.text(field);
		try {
			return typed.isEmpty() ? Optional.empty() : Optional.of(Values.day(LocalDate.parse(typed)));
		}
		catch (DateTimeParseException | IllegalArgumentException ex) {
			faults.put(field, "wrong");
			return Optional.empty();
		}
	}

	private void number(String field, int least, IntFunction<Criterion> criterion) {
		String typed = form.text(field);
		if (!typed.isEmpty()) {
			add(field, () -> criterion.apply(Values.number(Integer.parseInt(typed), least)));
		}
	}

	/** Nobody has had more than the most. */
	private void mailed() {
		Optional<Integer> least = issues(MailCriterion.AtLeast.class, MailCriterion.AtLeast::issues);
		Optional<Integer> most = issues(MailCriterion.AtMost.class, MailCriterion.AtMost::issues);
		if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
			faults.put("mailedMost", "wrong");
		}
	}

	private <C extends Criterion> Optional<Integer> issues(Class<C> kind, Function<C, Integer> number) {
		return criteria.stream().filter(kind::isInstance).map(kind::cast).map(number).findFirst();
	}

	private void slugs(String field, Function<List<String>, Criterion> criterion) {
		List<String> ticked = form.ticked(field);
		if (!ticked.isEmpty()) {
			boolean known = ticked.stream().allMatch((slug) -> newsletters.find(slug).isPresent());
			add(field, () -> criterion.apply(known ? ticked : List.of()));
		}
	}

	private void add(String field, Maker maker) {
		try {
			criteria.add(maker.make());
		}
		catch (IllegalArgumentException ex) {
			faults.put(field, "wrong");
		}
	}

	/** Makes a criterion of what was typed, unless it makes none. */
	private interface Maker {

		Criterion make();

	}

	/**
	 * What a form says.
	 *
	 * @param criteria null when they are not right
	 * @param faults the ends of messages' keys, by field
	 */
	record Checked(@Nullable Criteria criteria, Map<String, String> faults) {
	}

}

package dev.lundi.subscriber;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.PreferencesTable.Chooser;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The preferences page of one reader at one moment. */
final class PreferencesPage {

	private final Chooser chooser;

	private final List<Newsletter> offered;

	private final Instant now;

	private final boolean suppressed;

	/**
	 * The page of this reader.
	 * @param suppressed whether nothing is sent to this address, whatever is chosen
	 */
	PreferencesPage(Chooser chooser, Newsletters newsletters, Instant now, boolean suppressed) {
		this.chooser = chooser;
		Predicate<String> known = chooser.preferences().newsletters()::contains;
		this.offered = newsletters.all()
			.stream()
			.filter((newsletter) -> known.or(chooser.left()::contains).test(newsletter.slug()))
			.toList();
		this.now = now;
		this.suppressed = suppressed;
	}

	/** Slugs of the newsletters that the reader has, or once had. */
	Set<String> offered() {
		return offered.stream().map(Newsletter::slug).collect(Collectors.toSet());
	}

	/**
	 * As it stands.
	 * @param done what has just been done; empty for nothing
	 */
	ModelAndView asItIs(String done) {
		PreferencesForm form = PreferencesForm.of(chooser.preferences(), zone());
		return show(form, Map.of(), HttpStatus.OK).addObject("done", done);
	}

	/** As somebody filled it in, with what is wrong with it. */
	ModelAndView refused(PreferencesForm form, Map<String, String> faults) {
		return show(form, faults, HttpStatus.BAD_REQUEST).addObject("done", "nothing");
	}

	/** As it stands, because nothing that was asked could be understood. */
	ModelAndView misunderstood() {
		return refused(PreferencesForm.of(chooser.preferences(), zone()), Map.of());
	}

	private ModelAndView show(PreferencesForm form, Map<String, String> faults, HttpStatus status) {
		LocalDate today = LocalDate.ofInstant(now, zone());
		ModelAndView page = new ModelAndView("subscriber/preferences", status);
		page.addObject("form", form).addObject("faults", faults).addObject("offered", offered);
		page.addObject("address", chooser.email().toString()).addObject("suppressed", suppressed);
		page.addObject("subscribed", !chooser.preferences().newsletters().isEmpty());
		page.addObject("resumes", day(chooser.preferences().pausedUntil()));
		page.addObject("zones", Zones.PLACES).addObject("longestName", NameRule.LONGEST);
		return page.addObject("first", today.plusDays(1)).addObject("last", today.plusYears(1));
	}

	private ZoneId zone() {
		return Objects.requireNonNullElseGet(chooser.preferences().zone(),
				() -> offered.isEmpty() ? ZoneId.of("UTC") : offered.getFirst().zone());
	}

	/** Such as « 1er décembre 2026 »; empty for no day. */
	private String day(@Nullable Instant instant) {
		if (instant == null) {
			return "";
		}
		LocalDate day = LocalDate.ofInstant(instant, zone());
		Locale language = PreferencesCheck.language(chooser.preferences());
		boolean ordinal = language.equals(Locale.FRENCH) && day.getDayOfMonth() == 1;
		return DateTimeFormatter.ofPattern(ordinal ? "d'er' MMMM yyyy" : "d MMMM yyyy", language).format(day);
	}

}

package dev.lundi.subscriber;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.consent.Consent.Origin;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.LinkTokens.Access;
import dev.lundi.subscriber.PreferencesTable.Chooser;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What readers choose for themselves, by the link in their mails. GET shows it and
 * changes nothing, since mail scanners open every link; POST acts.
 */
@Controller
@RequestMapping("/preferences/{token}")
class PreferencesController {

	private final LinkTokens tokens;

	private final PreferencesTable table;

	private final Newsletters newsletters;

	private final Suppressions suppressions;

	private final ReaderLocaleResolver languages;

	private final Clock clock;

	PreferencesController(LinkTokens tokens, PreferencesTable table, Newsletters newsletters, Suppressions suppressions,
			ReaderLocaleResolver languages, Clock clock) {
		this.tokens = tokens;
		this.table = table;
		this.newsletters = newsletters;
		this.suppressions = suppressions;
		this.languages = languages;
		this.clock = clock;
	}

	@GetMapping
	ModelAndView show(@PathVariable String token, HttpServletRequest request) {
		return open(token, (reader) -> page(reader, request).asItIs(""));
	}

	@PostMapping(params = "do=save")
	ModelAndView save(@PathVariable String token, @RequestParam MultiValueMap<String, String> fields,
			HttpServletRequest request) {
		return open(token,
				(reader) -> PreferencesForm.of(fields)
					.map((form) -> save(reader, form, request))
					.orElseGet(() -> page(reader, request).misunderstood()));
	}

	private ModelAndView save(Chooser reader, PreferencesForm form, HttpServletRequest request) {
		PreferencesPage page = page(reader, request);
		PreferencesCheck check = new PreferencesCheck(page.offered(), clock.instant());
		Optional<Preferences> chosen = check.read(form);
		chosen.map((preferences) -> preferences.speakingAs(reader.preferences()))
			.ifPresent((preferences) -> table.save(reader.id(), preferences, form, occasion(reader, request)));
		return chosen.isPresent() ? again(reader, "saved", request) : page.refused(form, check.faults());
	}

	@PostMapping(params = "do=leave")
	ModelAndView leave(@PathVariable String token, HttpServletRequest request) {
		return open(token, (reader) -> {
			table.leaveAll(reader.id(), occasion(reader, request));
			return again(reader, "left", request);
		});
	}

	@PostMapping
	ModelAndView misunderstand(@PathVariable String token, HttpServletRequest request) {
		return open(token, (reader) -> page(reader, request).misunderstood());
	}

	private ModelAndView again(Chooser reader, String done, HttpServletRequest request) {
		return table.find(reader.id())
			.map((changed) -> page(changed, request).asItIs(done))
			.orElseGet(PreferencesController::unknownLink);
	}

	/** The same answer to every link that opens nothing, whoever asks. */
	private ModelAndView open(String token, Function<Chooser, ModelAndView> answer) {
		Optional<Access> access = tokens.readPreferences(token);
		if (access.isPresent()
				&& access.get().lastDay().isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
			return new ModelAndView("subscriber/expired-link", HttpStatus.GONE);
		}
		return access.flatMap((known) -> table.find(known.subscriber()))
			.map(answer)
			.orElseGet(PreferencesController::unknownLink);
	}

	private PreferencesPage page(Chooser reader, HttpServletRequest request) {
		languages.setLocale(request, null, PreferencesCheck.language(reader.preferences()));
		return new PreferencesPage(reader, newsletters, clock.instant(), suppressions.hold(reader.email()));
	}

	private static Occasion occasion(Chooser reader, HttpServletRequest request) {
		return new Occasion(Method.PREFERENCES, "/preferences", reader.preferences().language(), null,
				Origin.of(request));
	}

	private static ModelAndView unknownLink() {
		return new ModelAndView("subscriber/unknown-link", HttpStatus.NOT_FOUND);
	}

}

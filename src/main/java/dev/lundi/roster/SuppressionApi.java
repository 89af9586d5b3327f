package dev.lundi.roster;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lundi.api.Addressed;
import dev.lundi.api.Api;
import dev.lundi.api.ApiProblem;
import dev.lundi.reason.Reason;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The addresses that must not be mailed, for programs. Each is called by its keyed hash.
 */
@Api
@RestController
class SuppressionApi {

	private static final Logger log = LoggerFactory.getLogger(SuppressionApi.class);

	private static final int MOST = 1000;

	private final Suppressions suppressions;

	SuppressionApi(Suppressions suppressions) {
		this.suppressions = suppressions;
	}

	/**
	 * A thousand at a time.
	 * @param after id behind which they begin
	 */
	@GetMapping("/suppressions")
	Part list(@RequestParam(defaultValue = "") String after) {
		List<Suppressed> found = suppressions.after(octets(after), MOST)
			.stream()
			.map((one) -> Suppressed.of(one.hash(), one.entry()))
			.toList();
		return new Part(suppressions.count(), found, (found.size() < MOST) ? null : found.getLast().id());
	}

	@PostMapping("/suppressions/find")
	Suppressed find(@RequestBody Addressed asked) {
		byte[] hash = suppressions.hash(asked.address());
		return suppressions.find(hash)
			.map((entry) -> Suppressed.of(HexFormat.of().formatHex(hash), entry))
			.orElseThrow(ApiProblem::absent);
	}

	/** Suppresses an address; an earlier reason may stay, and is given then. */
	@PostMapping("/suppressions")
	ResponseEntity<Suppressed> add(@RequestBody Wish wish, Principal program) {
		SuppressionReason reason = wish.suppressionReason();
		Addressed whom = new Addressed(wish.email());
		boolean added = suppressions.add(whom.address(), reason);
		if (added) {
			log.info("{} suppresses an address ({})", program.getName(), reason);
		}
		Suppressed now = find(whom);
		return added ? ResponseEntity.created(URI.create("/api/v1/suppressions/" + now.id())).body(now)
				: ResponseEntity.ok(now);
	}

	/**
	 * Lets an address be mailed again; with {@code asked=true} at the person's own word.
	 */
	@DeleteMapping("/suppressions/{id}")
	ResponseEntity<Void> lift(@PathVariable String id, HttpServletRequest request, Principal program) {
		byte[] hash = octets(id);
		SuppressionReason reason = suppressions.find(hash).orElseThrow(ApiProblem::absent).reason();
		if (reason.isTheirOwnWord() && !Manner.flag(request, "asked")) {
			throw new ApiProblem(HttpStatus.CONFLICT, Reason.of("api.suppression-unasked"));
		}
		if (suppressions.lift(hash, reason)) {
			log.info("{} lifts a suppression ({})", program.getName(), reason);
		}
		return ResponseEntity.noContent().build();
	}

	private static byte[] octets(String id) {
		try {
			return HexFormat.of().parseHex(id);
		}
		catch (IllegalArgumentException ex) {
			throw ApiProblem.absent();
		}
	}

	/** An address that must not be mailed. */
	record Suppressed(String id, String reason, Instant since) {

		static Suppressed of(String hash, Suppressions.Entry entry) {
			return new Suppressed(hash, entry.reason().name().toLowerCase(Locale.ROOT), entry.since());
		}

	}

	/**
	 * Some of them.
	 *
	 * @param count how many there are altogether
	 * @param next what to ask for after these; null when these are the last
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Part(long count, List<Suppressed> suppressions, @Nullable String next) {
	}

	/**
	 * What is to be suppressed.
	 *
	 * @param reason operator or objection; operator when there is none
	 */
	record Wish(@Nullable String email, @Nullable String reason) {

		SuppressionReason suppressionReason() {
			return switch ((reason != null) ? reason : "operator") {
				case "operator" -> SuppressionReason.OPERATOR;
				case "objection" -> SuppressionReason.OBJECTION;
				default -> throw new ApiProblem(HttpStatus.BAD_REQUEST, Reason.of("api.reason"));
			};
		}

	}

}

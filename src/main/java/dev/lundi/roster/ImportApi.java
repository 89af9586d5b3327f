package dev.lundi.roster;

import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;

import dev.lundi.api.Api;
import dev.lundi.api.ApiProblem;
import dev.lundi.api.FirstAnswers;
import dev.lundi.api.FirstAnswers.Answer;
import dev.lundi.api.FirstAnswers.Request;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.reason.Reason;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files of subscribers in from programs, which then ask how far it is. */
@Api
@RestController
class ImportApi {

	private static final Logger log = LoggerFactory.getLogger(ImportApi.class);

	private final Newsletters newsletters;

	private final Spools spools;

	private final ImportThreads threads;

	private final ImportReports reports;

	private final FirstAnswers answers;

	private final JsonMapper json;

	ImportApi(Newsletters newsletters, Spools spools, ImportThreads threads, ImportReports reports,
			FirstAnswers answers, JsonMapper json) {
		this.newsletters = newsletters;
		this.spools = spools;
		this.threads = threads;
		this.reports = reports;
		this.answers = answers;
		this.json = json;
	}

	/** Takes a CSV file, and answers before it is read. */
	@PostMapping("/newsletters/{slug}/subscribers/import")
	ResponseEntity<String> take(@PathVariable String slug, HttpServletRequest request, Principal program,
			Locale preferred) throws IOException {
		Newsletter newsletter = newsletters.find(slug).orElseThrow(ApiProblem::absent);
		Manner manner = Manner.of(request);
		Spool spool = spools.take(request, slug + "\n" + manner + "\n");
		String key = request.getHeader("Idempotency-Key");
		Request keyed = (key != null) ? new Request(program.getName(), key, spool.hash()) : null;
		try {
			Optional<Answer> first = (keyed != null) ? answers.find(keyed) : Optional.empty();
			if (first.isPresent()) {
				spool.delete();
				return accepted(first.get());
			}
		}
		catch (RuntimeException ex) {
			spool.delete();
			throw ex;
		}
		return accepted(begin(newsletter, manner, spool, new Caller(program.getName(), keyed), preferred));
	}

	/** From here on the file is the reader's to delete. */
	private Answer begin(Newsletter newsletter, Manner manner, Spool spool, Caller caller, Locale preferred) {
		ImportThreads.Upload upload = new ImportThreads.Upload(spool.file(), caller.name(), spool.size(),
				manner.strict());
		RosterImport roster = manner.dryRun() ? threads.read(newsletter, upload, caller.name())
				: threads.readAndRun(newsletter, upload, caller.name(), manner.asking());
		log.info("{} sends file {} for {}", caller.name(), roster.id(), newsletter.slug());
		Answer answer = new Answer("/api/v1/imports/" + roster.id(),
				json.writeValueAsString(reports.of(roster, 0, preferred)));
		if (caller.keyed() != null) {
			answers.keep(caller.keyed(), answer);
		}
		return answer;
	}

	private static ResponseEntity<String> accepted(Answer answer) {
		return ResponseEntity.accepted()
			.location(URI.create(answer.location()))
			.contentType(MediaType.APPLICATION_JSON)
			.body(answer.body());
	}

	/**
	 * How far it is, and what was found.
	 * @param after line behind which the bad rows begin
	 */
	@GetMapping("/imports/{id}")
	ImportReport report(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Locale preferred) {
		return reports.of(reports.find(id), after, preferred);
	}

	/** Imports what a dry run has read. */
	@PostMapping("/imports/{id}/run")
	ResponseEntity<ImportReport> run(@PathVariable long id, HttpServletRequest request, Principal program,
			Locale preferred) {
		RosterImport roster = reports.find(id);
		if (!threads.run(roster, Manner.flag(request, "ask"))) {
			throw new ApiProblem(HttpStatus.CONFLICT, Reason.of("api.import-not-ready"));
		}
		log.info("{} imports file {} into {}", program.getName(), id, roster.newsletter());
		return ResponseEntity.accepted().body(reports.of(reports.find(id), 0, preferred));
	}

	/**
	 * Who calls.
	 *
	 * @param keyed the request, if it is one that may be sent again
	 */
	private record Caller(String name, @Nullable Request keyed) {
	}

}

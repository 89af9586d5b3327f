package dev.lundi.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * All that is kept of a reader, by the link of a mail of its own. GET shows a button and
 * changes nothing, since mail scanners open every link; POST uses the link.
 */
@Controller
@RequestMapping("/export/{token}")
class ExportController {

	private final ErrandPages pages;

	private final Export export;

	private final Clock clock;

	ExportController(ErrandPages pages, Export export, Clock clock) {
		this.pages = pages;
		this.export = export;
		this.clock = clock;
	}

	@GetMapping
	Object show(@PathVariable String token, HttpServletRequest request) {
		return pages.open(Purpose.EXPORT, token, (open) -> pages.page("privacy/export", open.person(), request));
	}

	@PostMapping
	Object download(@PathVariable String token) {
		return pages.open(Purpose.EXPORT, token,
				(open) -> export.take(open.notice())
					.<Object>map(this::file)
					.orElseGet(() -> ErrandPages.past(Purpose.EXPORT)));
	}

	private ResponseEntity<byte[]> file(byte[] json) {
		LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
		ContentDisposition attachment = ContentDisposition.attachment()
			.filename("lundi-%s.json".formatted(today), StandardCharsets.US_ASCII)
			.build();
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
			.body(json);
	}

}

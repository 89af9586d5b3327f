package dev.lundi.preview;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mail of an issue as the reader gets it whom the query names. */
@Controller
@RequestMapping("/desk/{newsletter}/{week}")
class PreviewController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final Previews previews;

	PreviewController(Previews previews) {
		this.previews = previews;
	}

	@GetMapping("/mail.html")
	ResponseEntity<String> html(@PathVariable String newsletter, @PathVariable String week,
			@RequestParam Map<String, String> query) {
		return previews.find(newsletter, week, Look.of(query))
			.map((mail) -> mail.rendered().html())
			.map((html) -> query.containsKey("framed") ? linksOutside(html) : html)
			.map((html) -> ResponseEntity.ok().contentType(HTML).body(html))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	/**
	 * In the frame a link of the mail opens a page of its own: no page of ours lets
	 * itself be framed.
	 */
	private static String linksOutside(String html) {
		return html.replaceFirst("(?i)<head>", "$0<base target=\"_blank\">");
	}

	@GetMapping("/mail.txt")
	ResponseEntity<String> text(@PathVariable String newsletter, @PathVariable String week,
			@RequestParam Map<String, String> query) {
		return previews.find(newsletter, week, Look.of(query))
			.map((mail) -> ResponseEntity.ok().contentType(TEXT).body(mail.rendered().text()))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	@GetMapping("/mail.eml")
	ResponseEntity<byte[]> source(@PathVariable String newsletter, @PathVariable String week,
			@RequestParam Map<String, String> query) {
		ContentDisposition file = ContentDisposition.attachment().filename(newsletter + "-" + week + ".eml").build();
		return previews.find(newsletter, week, Look.of(query))
			.map(previews::source)
			.map((source) -> ResponseEntity.ok()
				.contentType(TEXT)
				.header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
				.body(source))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}

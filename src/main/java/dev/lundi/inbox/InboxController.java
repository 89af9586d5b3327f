package dev.lundi.inbox;

import java.nio.charset.StandardCharsets;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows what the embedded inbox received. Every mail is taken for hostile. */
@Controller
@RequestMapping("/inbox")
@Conditional(InboxCondition.class)
class InboxController {

	private static final String ID = "/{id:[0-9]{1,18}}";

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final InboxMails mails;

	InboxController(InboxMails mails) {
		this.mails = mails;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") long before,
			@RequestParam(defaultValue = "0") long after, Model model) {
		String search = search(q);
		model.addAttribute("q", search);
		model.addAttribute("page", (after > 0) ? mails.after(after, search)
				: mails.before((before > 0) ? before : Long.MAX_VALUE, search));
		return "inbox/list";
	}

	/** PostgreSQL has no NUL in texts. */
	private static String search(String words) {
		return words.replace('\0', ' ').strip();
	}

	@GetMapping(ID)
	String mail(@PathVariable long id, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String tab, @RequestParam(defaultValue = "light") String light,
			@RequestParam(defaultValue = "wide") String width, Model model) {
		String search = search(q);
		byte[] raw = mails.raw(id).orElseThrow(InboxController::notThere);
		InboxContent content = InboxContent.of(raw);
		model.addAttribute("q", search);
		model.addAttribute("mail", mails.find(id).orElseThrow(InboxController::notThere));
		model.addAttribute("newer", mails.next(id, search).orElse(null));
		model.addAttribute("older", mails.previous(id, search).orElse(null));
		model.addAttribute("content", content);
		model.addAttribute("source", new String(raw, StandardCharsets.UTF_8));
		model.addAttribute("tabs", InboxTab.values());
		model.addAttribute("tab", InboxTab.of(tab, content));
		model.addAttribute("light", light.equals("dark") ? "dark" : "light");
		model.addAttribute("width", width.equals("phone") ? "phone" : "wide");
		return "inbox/mail";
	}

	private static ResponseStatusException notThere() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	@GetMapping(ID + "/html")
	ResponseEntity<String> html(@PathVariable long id) {
		InboxContent content = InboxContent.of(mails.raw(id).orElseThrow(InboxController::notThere));
		return ResponseEntity.ok().contentType(HTML).body(linksOutside(content.html()));
	}

	/**
	 * A link of the mail opens a page of its own: no page of ours lets itself be framed.
	 */
	private static String linksOutside(String html) {
		Document document = Jsoup.parse(html);
		document.outputSettings().prettyPrint(false);
		document.head().prependElement("base").attr("target", "_blank");
		return document.outerHtml();
	}

	@GetMapping(ID + "/source")
	ResponseEntity<byte[]> source(@PathVariable long id) {
		ContentDisposition file = ContentDisposition.attachment().filename("mail-" + id + ".eml").build();
		return ResponseEntity.ok()
			.contentType(TEXT)
			.header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
			.body(mails.raw(id).orElseThrow(InboxController::notThere));
	}

	/** Forgets what the page showed to be there, not what has come in since. */
	@PostMapping("/empty")
	String empty(@RequestParam long upTo) {
		mails.forgetUpTo(upTo);
		return "redirect:/inbox";
	}

}

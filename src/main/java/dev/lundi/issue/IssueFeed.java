package dev.lundi.issue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.lundi.instance.Instance;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;

import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The newest issues for feed readers. They are asked to look each time, so that what was
 * taken down or withdrawn leaves them soon; the tag of the content, unlike a date, tells
 * them of that too.
 */
@RestController
class IssueFeed {

	private static final MediaType ATOM = new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);

	private final Newsletters newsletters;

	private final Issues issues;

	private final CommentReasons reasons;

	private final MessageSource words;

	private final Instance instance;

	IssueFeed(Newsletters newsletters, Issues issues, CommentReasons reasons, MessageSource words, Instance instance) {
		this.newsletters = newsletters;
		this.issues = issues;
		this.reasons = reasons;
		this.words = words;
		this.instance = instance;
	}

	@GetMapping("/n/{slug}/feed.atom")
	ResponseEntity<byte[]> feed(@PathVariable String slug) {
		Newsletter newsletter = newsletters.find(slug)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		byte[] feed = feed(newsletter).getBytes(StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.contentType(ATOM)
			.cacheControl(CacheControl.noCache())
			.eTag(DigestUtils.md5DigestAsHex(feed))
			.body(feed);
	}

	private String feed(Newsletter newsletter) {
		List<PublishedIssue> newest = issues
			.findFirst20ByNewsletterAndStatusOrderByWeekDesc(newsletter.slug(), IssueStatus.APPROVED)
			.stream()
			.map((issue) -> PublishedIssue.of(issue, newsletter, instance))
			.toList();
		InWords inWords = new InWords(words, reasons, newsletter.language());
		return AtomFeed.write(newsletter, instance.url("/n/" + newsletter.slug()), newest, inWords);
	}

}

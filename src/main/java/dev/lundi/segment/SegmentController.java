package dev.lundi.segment;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The operators' pages of segments. */
@Controller
@RequestMapping("/console/segments")
class SegmentController {

	private static final Logger log = LoggerFactory.getLogger(SegmentController.class);

	private final Segments segments;

	private final Newsletters newsletters;

	private final SegmentPages pages;

	SegmentController(Segments segments, Newsletters newsletters, SegmentPages pages) {
		this.segments = segments;
		this.newsletters = newsletters;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView list(Locale preferred) {
		return pages.list(preferred);
	}

	@GetMapping("/new")
	ModelAndView blank(@RequestParam(name = "newsletter", defaultValue = "") String slug, Locale preferred) {
		return pages.blank(newsletter(slug), preferred);
	}

	/** Counts what the form says, and saves it unless only that was asked. */
	@PostMapping
	Object add(@RequestParam MultiValueMap<String, String> fields, Principal operator, Locale preferred) {
		Newsletter newsletter = newsletter(Optional.ofNullable(fields.getFirst("newsletter")).orElse(""));
		SegmentForm form = new SegmentForm(fields);
		SegmentCheck.Checked checked = SegmentCheck.check(form, newsletters);
		if (fields.containsKey("count")) {
			return pages.edit(newsletter, null, form, withoutName(checked), preferred);
		}
		if (checked.criteria() == null || !checked.faults().isEmpty()) {
			return refused(pages.edit(newsletter, null, form, checked, preferred), HttpStatus.BAD_REQUEST);
		}
		Optional<Segment> added = segments.add(newsletter.slug(), form.text("name"), checked.criteria());
		added.ifPresent((segment) -> log.info("{} makes segment {}", operator.getName(), segment.id()));
		return added.<Object>map((segment) -> "redirect:/console/segments/" + segment.id())
			.orElseGet(() -> refused(pages.edit(newsletter, null, form, faulty(checked, "taken"), preferred),
					HttpStatus.CONFLICT));
	}

	@GetMapping("/{id:\\d+}")
	ModelAndView show(@PathVariable long id, Locale preferred) {
		Segment segment = segment(id);
		return pages.edit(newsletter(segment.newsletter()), segment, SegmentForm.of(segment),
				new SegmentCheck.Checked(segment.criteria(), Map.of()), preferred);
	}

	@PostMapping("/{id:\\d+}")
	Object change(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Principal operator,
			Locale preferred) {
		Segment segment = segment(id);
		Newsletter newsletter = newsletter(segment.newsletter());
		SegmentForm form = new SegmentForm(fields);
		SegmentCheck.Checked checked = SegmentCheck.check(form, newsletters);
		if (fields.containsKey("count")) {
			return pages.edit(newsletter, segment, form, withoutName(checked), preferred);
		}
		if (checked.criteria() == null || !checked.faults().isEmpty()) {
			return refused(pages.edit(newsletter, segment, form, checked, preferred), HttpStatus.BAD_REQUEST);
		}
		String fault = save(segment, form.text("name"), checked.criteria());
		if (!fault.isEmpty()) {
			return refused(pages.edit(newsletter, segment, form, faulty(checked, fault), preferred),
					HttpStatus.CONFLICT);
		}
		log.info("{} changes segment {}", operator.getName(), id);
		return "redirect:/console/segments/" + id;
	}

	/** A weekly segment keeps its name: the properties know it by that. */
	private String save(Segment segment, String name, Criteria criteria) {
		if (pages.isWeekly(segment) && !name.equals(segment.name())) {
			return "weekly";
		}
		return segments.change(segment, name, criteria) ? "" : "taken";
	}

	@PostMapping("/{id:\\d+}/delete")
	Object delete(@PathVariable long id, Principal operator, Locale preferred) {
		Segment segment = segment(id);
		if (pages.isWeekly(segment)) {
			return refused(
					pages.edit(newsletter(segment.newsletter()), segment, SegmentForm.of(segment),
							new SegmentCheck.Checked(segment.criteria(), Map.of("segment", "weekly")), preferred),
					HttpStatus.CONFLICT);
		}
		segments.delete(segment);
		log.info("{} deletes segment {}", operator.getName(), id);
		return "redirect:/console/segments";
	}

	/** To count, it needs none. */
	private static SegmentCheck.Checked withoutName(SegmentCheck.Checked checked) {
		Map<String, String> faults = new LinkedHashMap<>(checked.faults());
		faults.remove("name");
		return new SegmentCheck.Checked(checked.criteria(), faults);
	}

	private static SegmentCheck.Checked faulty(SegmentCheck.Checked checked, String fault) {
		return new SegmentCheck.Checked(checked.criteria(), Map.of("name", fault));
	}

	private static ModelAndView refused(ModelAndView page, HttpStatus status) {
		page.setStatus(status);
		return page;
	}

	private Newsletter newsletter(String slug) {
		return newsletters.find(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private Segment segment(long id) {
		return segments.find(id)
			.filter((one) -> newsletters.find(one.newsletter()).isPresent())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}

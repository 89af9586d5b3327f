package dev.lundi.segment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays out the pages of segments. */
@Component
class SegmentPages {

	private final Segments segments;

	private final SegmentCounts counts;

	private final Newsletters newsletters;

	private final MessageSource messages;

	SegmentPages(Segments segments, SegmentCounts counts, Newsletters newsletters, MessageSource messages) {
		this.segments = segments;
		this.counts = counts;
		this.newsletters = newsletters;
		this.messages = messages;
	}

	ModelAndView list(Locale preferred) {
		return new ModelAndView("segment/list").addObject("words", words(preferred))
			.addObject("segments", segments.all().stream().map(this::listed).toList())
			.addObject("newsletters", newsletters.all())
			.addObject("missing", newsletters.all().stream().filter(this::isMissing).toList());
	}

	private Listed listed(Segment segment) {
		Newsletter newsletter = newsletters.get(segment.newsletter());
		return new Listed(segment, newsletter.name(), isWeekly(segment), counts.audience(newsletter, segment.name()));
	}

	/** Whether the newsletter's weekly issue goes to it, by the properties. */
	boolean isWeekly(Segment segment) {
		return segment.name().equals(newsletters.get(segment.newsletter()).segment());
	}

	/** Whether the newsletter's weekly issue goes to a segment that there is not. */
	boolean isMissing(Newsletter newsletter) {
		String name = newsletter.segment();
		return name != null && segments.all()
			.stream()
			.noneMatch((one) -> one.newsletter().equals(newsletter.slug()) && one.name().equals(name));
	}

	/**
	 * The page of one segment.
	 * @param segment null for one that is to be made
	 * @param checked what is to be said of the form
	 */
	ModelAndView edit(Newsletter newsletter, @Nullable Segment segment, SegmentForm form, SegmentCheck.Checked checked,
			Locale preferred) {
		List<Newsletter> others = newsletters.all().stream().filter((one) -> !one.equals(newsletter)).toList();
		Optional<Criteria> counted = Optional.ofNullable(checked.criteria());
		return new ModelAndView("segment/edit").addObject("words", words(preferred))
			.addObject("newsletter", newsletter)
			.addObject("others", others)
			.addObject("segment", segment)
			.addObject("weekly", segment != null && isWeekly(segment))
			.addObject("form", form)
			.addObject("faults", checked.faults())
			.addObject("count", counted.map((criteria) -> counts.of(newsletter.slug(), criteria)).orElse(null))
			.addObject("meaning", counted.map(Criteria::words).orElse(null));
	}

	/** An empty form, of which nothing is to be said. */
	ModelAndView blank(Newsletter newsletter, Locale preferred) {
		return edit(newsletter, null, new SegmentForm(Map.of()), new SegmentCheck.Checked(null, Map.of()), preferred);
	}

	private SegmentWords words(Locale preferred) {
		return new SegmentWords(messages, preferred);
	}

	/**
	 * A row of the list.
	 *
	 * @param name of the newsletter
	 * @param weekly whether the newsletter's weekly issue goes to it
	 * @param readers how many would get an issue now
	 */
	record Listed(Segment segment, String name, boolean weekly, long readers) {
	}

}

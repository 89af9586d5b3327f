package dev.lundi.fetch;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was seen last at an address, so that a site need not say it again (RFC 9110,
 * section 13). The oldest goes when there is no room.
 */
class Seen {

	private static final int LARGEST = 2 * 1024 * 1024;

	private static final int ROOM = 4 * LARGEST;

	private final Map<URI, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);

	private int kept;

	synchronized Optional<Answer> at(URI uri) {
		return Optional.ofNullable(answers.get(uri));
	}

	synchronized void note(Answer answer) {
		var former = answers.remove(answer.uri());
		kept -= former == null ? 0 : former.size();
		if (answer.status() == 200 && isMarked(answer) && answer.size() <= LARGEST) {
			answers.put(answer.uri(), answer);
			kept += answer.size();
		}
		while (kept > ROOM) {
			kept -= oldest().size();
		}
	}

	private Answer oldest() {
		var oldest = answers.keySet().iterator().next();
		return Objects.requireNonNull(answers.remove(oldest));
	}

	private static boolean isMarked(Answer answer) {
		return answer.header("etag").isPresent() || answer.header("last-modified").isPresent();
	}

}

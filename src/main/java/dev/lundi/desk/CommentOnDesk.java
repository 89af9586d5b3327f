package dev.lundi.desk;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A comment as an editor decides on it.
 *
 * @param id what its source calls it
 * @param written when, in words
 * @param text its words without markup, a blank line between paragraphs
 * @param reason why it is in or out, in words
 * @param removable whether readers see it, so that it can be taken down
 */
record CommentOnDesk(String id, String author, String written, String text, String reason, boolean included,
		@Nullable URI url, List<CommentChange> changes, boolean removable) {

	CommentOnDesk shown(boolean removable) {
		return new CommentOnDesk(id, author, written, text, reason, true, url, changes, removable);
	}

}

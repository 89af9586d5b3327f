package dev.lundi.content;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A WordPress that answers over REST. */
class RestBlog extends Blog {

	private final WordPressStandIn site = new WordPressStandIn(PARIS);

	@Override
	SourceSettings settings(@Nullable String category, @Nullable String titlePattern) {
		return new SourceSettings(SourceSettings.Type.WORDPRESS, site.url(), null, category, null, null, titlePattern,
				null, true);
	}

	@Override
	void publish(Post post, List<Remark> remarks) {
		site.post(post.id(), post.publishedAt(), post.title(),
				Map.of("content", Map.of("rendered", post.html()), "modified_gmt", post.modifiedAt().replace("Z", ""),
						"_embedded",
						Map.of("author", List.of(Map.of("name", "Zoé Marchand")), "wp:term",
								List.of(List.of(Map.of("taxonomy", "category", "slug", post.category()),
										Map.of("taxonomy", "post_tag", "slug", "sur-" + post.category()))))));
		remarks.forEach(remark -> site.comment(remark.id(), post.id(), remark.parent(), remark.publishedAt(),
				Map.of("content", Map.of("rendered", remark.html()))));
	}

	@Override
	public void close() {
		site.close();
	}

}

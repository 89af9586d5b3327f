package dev.lundi.inbox;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Conditional;

import static org.assertj.core.api.Assertions.assertThat;

class InboxConditionTests {

	private final ApplicationContextRunner start = new ApplicationContextRunner().withUserConfiguration(Inbox.class);

	@Test
	void withoutRelayThereIsAnInbox() {
		start.run(context -> assertThat(context).hasSingleBean(Inbox.class));
		start.withPropertyValues("spring.mail.host=").run(context -> assertThat(context).hasSingleBean(Inbox.class));
	}

	@Test
	void withARelayThereIsNone() {
		start.withPropertyValues("spring.mail.host=relay.example")
			.run(context -> assertThat(context).doesNotHaveBean(Inbox.class));
		start.withPropertyValues("lundi.relays[0].host=relay.example", "lundi.relays[1].host=other.example")
			.run(context -> assertThat(context).doesNotHaveBean(Inbox.class));
	}

	@Conditional(InboxCondition.class)
	static class Inbox {

	}

}

package dev.lundi.feedback;

import java.util.Map;

import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.Subscriptions;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The mailbox, where one is declared. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailboxConfiguration.OnMailbox.class)
@EnableConfigurationProperties(MailboxProperties.class)
class MailboxConfiguration {

	@Bean
	MailboxThread mailboxThread(MailboxProperties properties, SslBundles bundles, SubscriberLinks links,
			Subscriptions subscriptions) {
		MailboxSettings settings = new MailboxDeclaration(bundles).settings(properties);
		return new MailboxThread(new UnsubscribeMails(settings, links, subscriptions), properties.every());
	}

	/** A mailbox of which only a part is declared is none that can be left out. */
	static final class OnMailbox implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return Binder.get(context.getEnvironment())
				.bind("lundi.mailbox", Bindable.mapOf(String.class, String.class))
				.orElse(Map.of())
				.values()
				.stream()
				.anyMatch(StringUtils::hasText);
		}

	}

}

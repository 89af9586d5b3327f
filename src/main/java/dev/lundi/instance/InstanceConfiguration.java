package dev.lundi.instance;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Instance.class)
class InstanceConfiguration {

	@Bean
	static SecretCheck secretCheck() {
		return new SecretCheck();
	}

	@Bean
	static DatabaseCheck databaseCheck() {
		return new DatabaseCheck();
	}

	@Bean
	static DurableCommits durableCommits() {
		return new DurableCommits();
	}

}

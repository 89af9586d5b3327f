package dev.lundi.access;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Which program may call what. What is not declared here is closed to all of them. A
 * browser's session opens nothing here, so no page can be made to call.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ApiTokenSettings.class)
class ApiSecurity {

	private static final String[] READ = { "/api/v1/newsletters/*/subscribers/export", "/api/v1/imports/*",
			"/api/v1/suppressions", "/api/v1/subscribers/*" };

	private static final String[] ACT = { "/api/v1/newsletters/*/subscribers/import", "/api/v1/imports/*/run",
			"/api/v1/suppressions", "/api/v1/suppressions/find", "/api/v1/subscribers/find" };

	private static final String[] DELETE = { "/api/v1/suppressions/*", "/api/v1/subscribers/*" };

	@Bean
	@Order(1)
	SecurityFilterChain apiFilterChain(HttpSecurity http, ApiTokenSettings tokens) {
		ApiRefusals refusals = new ApiRefusals();
		return http.securityMatcher("/api/**")
			.authorizeHttpRequests(ApiSecurity::routes)
			.addFilterBefore(new TokenGate(tokens), AnonymousAuthenticationFilter.class)
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.exceptionHandling((refused) -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.headers((headers) -> headers.contentSecurityPolicy(
					(policy) -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
			.build();
	}

	private static void routes(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes) {
		String operator = Role.OPERATOR.name();
		routes.requestMatchers(HttpMethod.GET, READ)
			.hasRole(operator)
			.requestMatchers(HttpMethod.POST, ACT)
			.hasRole(operator)
			.requestMatchers(HttpMethod.DELETE, DELETE)
			.hasRole(operator)
			.anyRequest()
			.denyAll();
	}

}

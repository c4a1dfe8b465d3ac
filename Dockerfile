# One file for all images. The jars are built outside (./mvnw package -DskipTests), so an image needs nothing but a JRE:
#
#   docker build --target service --build-arg JAR=order-service/target/order-service-0.1.0-SNAPSHOT.jar .
#
# Targets: "service" for the Spring Boot services, in layers that change seldom to often; "plain" for any other jar.

ARG JRE_IMAGE=eclipse-temurin:25-jre

FROM ${JRE_IMAGE} AS base
COPY docker/healthy /usr/local/bin/healthy
# The only places where a container writes, each a volume of those that need it.
RUN cd /var/lib && install -d -o 10001 -g 10001 waybill waybill/signing waybill/trust waybill/metrics
WORKDIR /application
USER 10001:10001
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "/application/application.jar"]

FROM base AS plain
ARG JAR
COPY ${JAR} application.jar

FROM ${JRE_IMAGE} AS extracted
ARG JAR
WORKDIR /extracted
COPY ${JAR} application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers

FROM base AS service
COPY --from=extracted /extracted/layers/dependencies/ ./
COPY --from=extracted /extracted/layers/spring-boot-loader/ ./
COPY --from=extracted /extracted/layers/snapshot-dependencies/ ./
COPY --from=extracted /extracted/layers/application/ ./

package dev.waybill.system.killpoint;

import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A program that sends for ever, and prints what it does. */
final class TargetProcess {

    private TargetProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        @SuppressWarnings("unchecked")
        Producer<byte[], byte[]> producer = (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                TargetProcess.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, _, given) -> {
                    System.out.println("sent");
                    ((Callback) given[1]).onCompletion(null, null);
                    return null;
                });
        while (true) {
            System.out.println("before");
            send(producer);
            System.out.println("after");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(Producer<byte[], byte[]> producer) {
        producer.send(new ProducerRecord<>("topic", new byte[0]), (_, _) -> System.out.println("answered"));
    }
}

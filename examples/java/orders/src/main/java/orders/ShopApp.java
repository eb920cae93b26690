package orders;

import software.amazon.awscdk.App;

/** A shop that loses no event: the app of examples/typescript/orders in Java, with the same template. */
public final class ShopApp {
    public static void main(String[] args) {
        App app = new App();
        new ShopStack(app, "Shop");
        app.synth();
    }
}

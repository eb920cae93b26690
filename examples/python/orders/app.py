"""A shop that loses no event: the app of examples/typescript/orders in Python, with the same template."""
from aws_cdk import App

from shop_stack import ShopStack

app = App()
ShopStack(app, "Shop")
app.synth()

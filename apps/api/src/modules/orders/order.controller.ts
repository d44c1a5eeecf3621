import { Controller } from '@nestjs/common';
import {
  cancelOrder,
  changeOrder,
  draftOrder,
  getOrder,
  listOrders,
  listOrderTemplates,
  previewOrder,
  previewOrderTemplate,
  saveOrderTemplate,
  signOrder,
  type InputOf,
  type Order,
  type OrderTemplate,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { OrderDrafting } from './order-drafting.service.ts';
import { OrderTemplates } from './order-templates.service.ts';
import { Orders } from './orders.service.ts';

@Controller()
export class OrderController {
  constructor(
    private readonly orders: Orders,
    private readonly drafting: OrderDrafting,
    private readonly templates: OrderTemplates,
  ) {}

  @Serve(listOrders)
  listOrders(
    @CurrentUser() user: User,
    @Input(listOrders) input: InputOf<typeof listOrders>,
  ): Promise<OutputOf<typeof listOrders>> {
    return this.orders.list(user, input);
  }

  @Serve(getOrder)
  getOrder(@CurrentUser() user: User, @Input(getOrder) { params }: InputOf<typeof getOrder>): Promise<Order> {
    return this.orders.get(user, params.orderId);
  }

  @Serve(previewOrder)
  previewOrder(@Input(previewOrder) input: InputOf<typeof previewOrder>): Promise<OutputOf<typeof previewOrder>> {
    return this.drafting.preview(input);
  }

  @Serve(draftOrder)
  async draftOrder(@CurrentUser() user: User, @Input(draftOrder) input: InputOf<typeof draftOrder>): Promise<Order> {
    const id = await this.drafting.draft(user.id, input);
    return this.told(user, id);
  }

  @Serve(changeOrder)
  async changeOrder(@CurrentUser() user: User, @Input(changeOrder) input: InputOf<typeof changeOrder>): Promise<Order> {
    await this.drafting.change(user.id, input);
    return this.told(user, input.params.orderId);
  }

  @Serve(cancelOrder)
  async cancelOrder(@CurrentUser() user: User, @Input(cancelOrder) input: InputOf<typeof cancelOrder>): Promise<Order> {
    await this.drafting.cancel(user.id, input);
    return this.told(user, input.params.orderId);
  }

  @Serve(signOrder)
  async signOrder(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(signOrder) input: InputOf<typeof signOrder>,
  ): Promise<Order> {
    await this.orders.sign(user, origin, input);
    return this.orders.get(user, input.params.orderId);
  }

  @Serve(listOrderTemplates)
  listOrderTemplates(): Promise<OutputOf<typeof listOrderTemplates>> {
    return this.templates.list();
  }

  @Serve(previewOrderTemplate)
  previewOrderTemplate(
    @Input(previewOrderTemplate) input: InputOf<typeof previewOrderTemplate>,
  ): Promise<OutputOf<typeof previewOrderTemplate>> {
    return this.templates.preview(input);
  }

  @Serve(saveOrderTemplate)
  saveOrderTemplate(
    @CurrentUser() user: User,
    @Input(saveOrderTemplate) input: InputOf<typeof saveOrderTemplate>,
  ): Promise<OrderTemplate> {
    return this.templates.save(user.id, input);
  }

  private async told(user: User, orderId: string): Promise<Order> {
    await this.orders.changed(orderId);
    return this.orders.get(user, orderId);
  }
}

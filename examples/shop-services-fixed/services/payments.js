// Plays the payment service. Like a bank, it transfers what it is told to.
export const state = { charges: [], refunds: [] };

export const routes = {
  "POST /charges": (request, state) => {
    const { order, amount } = request.body;
    if (amount > 500) {
      return { status: 402, body: { error: "the card was declined" } };
    }
    const charge = { id: state.charges.length + 1, order, amount };
    state.charges.push(charge);
    return { status: 201, body: charge };
  },

  "POST /refunds": (request, state) => {
    const { charge, amount } = request.body;
    const refund = { id: state.refunds.length + 1, charge, amount };
    state.refunds.push(refund);
    return { status: 201, body: refund };
  },
};

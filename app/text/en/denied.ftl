# Why somebody may not do something.
denied-not-involved = This request does not exist.
denied-own-case = Nobody reviews or decides their own request. Somebody else does this.
denied-reviewed-it = You reviewed this request. Therefore somebody else decides it.
denied-other-side = You act for the other side in this request.
denied-not-the-decider = Somebody else decides here at present.
denied-not-your-role = This is not one of your tasks in this request.
denied-not-your-tolerance = Only the executive of an area says how much may be lost there.

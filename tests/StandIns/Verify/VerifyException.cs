using System;

/// <summary>The text differs from what was accepted, or nothing was accepted yet. In the global namespace, as Verify's own.</summary>
public class VerifyException(string message) : Exception(message);

using Xunit;

namespace NetCompiler.Gpu.Tests.Agreement;

public sealed class OperatorAgreement : CatalogAgreement
{
    [Theory]
    [MemberData(nameof(CompiledEntry.Operators), MemberType = typeof(CompiledEntry))]
    public void A_device_computes_what_the_cpu_computes(string entry) => Agree(entry);
}

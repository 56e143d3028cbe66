using System.Linq;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Blocks of another project, which this one was built against as metadata, make the network that blocks of its own make.</summary>
public class ImportedBlocksTests
{
    [Fact]
    public void They_train_to_the_same_bits()
    {
        var imported = new Imported(seed: 6);
        var homemade = new Homemade(seed: 6);

        Assert.Equal(homemade.Parameters.Select(p => p.Name), imported.Parameters.Select(p => p.Name));
        Assert.Equal(Homemade.Summary, Imported.Summary);

        foreach (Network network in new Network[] { imported, homemade })
            network.Fit(Examples.Digits(64), new() { BatchSize = 16 });

        Assert.Equal(homemade.Fingerprint, imported.Fingerprint);
    }
}
